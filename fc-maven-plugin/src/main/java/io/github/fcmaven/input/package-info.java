/** Reads bytes that others wrote, never beyond a limit that was known before. */
package io.github.fcmaven.input;
