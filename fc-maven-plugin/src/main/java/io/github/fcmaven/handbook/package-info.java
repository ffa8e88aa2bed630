/** The documentation where one is, offline: the pages of the site as the plugin's jar holds them. */
package io.github.fcmaven.handbook;
