/** 24 hours in seconds: a server's clock is fast-forwarded, and what becomes of its connections is watched. */
package io.github.fcmaven.virtualtime;
