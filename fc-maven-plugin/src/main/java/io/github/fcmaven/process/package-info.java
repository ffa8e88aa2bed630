/** A server's process and every process that came from it: its sockets, its port, what it prints, and its end. */
package io.github.fcmaven.process;
