/** The Java agent that lets a running JVM server believe that a day has passed. */
package io.github.fcmaven.clock;
