/**
 * The API: its routes, and the service that puts resolver, tables and server together.
 *
 * <p>In: requests from outside and from other instances. Out: JSON.
 */
@NullMarked
package dev.tributary.api;

import org.jspecify.annotations.NullMarked;
