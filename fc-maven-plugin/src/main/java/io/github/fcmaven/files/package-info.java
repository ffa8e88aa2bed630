/** Files and folders of this machine: derived from others and kept, hashed, deleted. */
package io.github.fcmaven.files;
