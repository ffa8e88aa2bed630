/** A function package's one way to and from a zip file. */
package io.github.fcmaven.zip;
