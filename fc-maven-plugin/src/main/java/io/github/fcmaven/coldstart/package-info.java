/** What a function is given to start faster: the switches of the user, and the changes of its start command alone. */
package io.github.fcmaven.coldstart;
