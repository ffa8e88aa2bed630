/** Which release of its language a program for an interpreter is written for. */
package io.github.fcmaven.language;
