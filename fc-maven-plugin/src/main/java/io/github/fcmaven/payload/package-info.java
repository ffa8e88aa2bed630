/** What a user wants to ship, turned into a function package. */
package io.github.fcmaven.payload;
