/** The only way of a function package into a zip file and out of it. */
package io.github.fcmaven.zip;
