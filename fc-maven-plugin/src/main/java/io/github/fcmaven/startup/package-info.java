/**
 * From launched to ready: the one wait for a server, how it ends, and the addresses at which the server can be reached.
 */
package io.github.fcmaven.startup;
