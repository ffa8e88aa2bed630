/** The events that triggers send to a function, as the bytes of {@code POST /invoke}. */
package io.github.fcmaven.event;
