/** Hands a checked package to the deploy tool, and asks the function once that it has deployed. */
package io.github.fcmaven.deployment;
