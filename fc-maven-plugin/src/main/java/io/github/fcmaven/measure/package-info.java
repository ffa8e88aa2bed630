/** Cold starts measured on this machine, remembered, compared, and held to a budget. */
package io.github.fcmaven.measure;
