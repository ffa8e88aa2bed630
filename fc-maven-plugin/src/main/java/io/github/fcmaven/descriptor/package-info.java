/** The deployment description that other tools read and write: customRuntimeConfig, s.yaml. */
package io.github.fcmaven.descriptor;
