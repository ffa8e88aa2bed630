/** Whether a function package and its running server keep the platform's requirements, and the evidence. */
package io.github.fcmaven.check;
