/** YAML in, values out: as the deploy tool reads it, and what is wrong with a file, without its text. */
package io.github.fcmaven.yaml;
