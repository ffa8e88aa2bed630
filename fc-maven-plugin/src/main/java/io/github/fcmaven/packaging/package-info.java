/** Makes the package that ships of what a build made, and reads such a package again. */
package io.github.fcmaven.packaging;
