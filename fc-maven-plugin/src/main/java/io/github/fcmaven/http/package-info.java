/** One bounded connection of one's own: nothing retried, nothing hidden. */
package io.github.fcmaven.http;
