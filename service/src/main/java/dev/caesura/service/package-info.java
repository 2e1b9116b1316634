/**
 * The common start of every service, before its own work begins: settings, start, tracing, meters,
 * watched files.
 */
@NullMarked
package dev.caesura.service;

import org.jspecify.annotations.NullMarked;
