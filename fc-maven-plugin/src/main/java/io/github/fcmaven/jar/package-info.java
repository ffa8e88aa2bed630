/** What a jar holds, wherever it lies: its manifest, and the Java that its classes need. */
package io.github.fcmaven.jar;
