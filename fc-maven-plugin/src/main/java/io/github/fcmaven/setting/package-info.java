/** The settings of a function that go to the deploy tool as they are: which there are, and what each may be. */
package io.github.fcmaven.setting;
