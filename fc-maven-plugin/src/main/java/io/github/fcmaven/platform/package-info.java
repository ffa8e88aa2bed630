/**
 * The words, numbers and requirements of Function Compute's custom runtime, and what a finding about one of them is.
 */
package io.github.fcmaven.platform;
