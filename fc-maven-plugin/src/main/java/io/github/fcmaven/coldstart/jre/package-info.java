/** A function package that brings its own Java, linked from the build's JDK. */
package io.github.fcmaven.coldstart.jre;
