/** Bytes that others wrote: none is read further than a limit that was known before. */
package io.github.fcmaven.input;
