/** Which version of its language a program of an interpreter is written for. */
package io.github.fcmaven.language;
