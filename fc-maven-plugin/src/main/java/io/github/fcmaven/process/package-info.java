/**
 * A server's process and every process that came from it: their sockets, their port, what they print, and their end.
 */
package io.github.fcmaven.process;
