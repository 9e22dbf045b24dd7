package dev.tributary.demo;

/**
 * A city.
 *
 * @param zipPrefix the first three digits of its postal codes
 */
record Place(String city, String state, String zipPrefix) {}
