/**
 * What every service does before its own work begins: settings, start, tracing, meters, watched
 * files.
 */
@NullMarked
package dev.caesura.service;

import org.jspecify.annotations.NullMarked;
