/** Sends an event to a function once, as the platform's InvokeFunction does, and says what came of it. */
package io.github.fcmaven.invocation;
