/** Maven parameters in, Maven artifacts and failures out. */
package io.github.fcmaven.mojo;
