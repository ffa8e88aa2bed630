/** What a jar holds, wherever it is: its manifest, and the Java that its classes need. */
package io.github.fcmaven.jar;
