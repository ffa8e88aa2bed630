/** From what a build made to the package that ships, and the package that was shipped as it is read again. */
package io.github.fcmaven.packaging;
