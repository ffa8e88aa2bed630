/** The switches that make a function start faster, and those that change its start command alone. */
package io.github.fcmaven.coldstart;
