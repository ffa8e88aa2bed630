/** The settings of a function that go to the deploy tool unchanged: which there are, and which values each may have. */
package io.github.fcmaven.setting;
