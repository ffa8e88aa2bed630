/** Why a start failed: by what the server printed, by its package, and by how this machine differs. */
package io.github.fcmaven.diagnosis;
