/** A Spring Boot fat jar extracted: a thin jar and its libraries, which Java itself reads. */
package io.github.fcmaven.coldstart.layout;
