/** What the images of the runtimes, the layers and PATH of a function have, as far as it is known. */
package io.github.fcmaven.image;
