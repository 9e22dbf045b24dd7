package dev.tributary.normalisation;

/**
 * The parts of an address in one line as they were written; a part that it lacks is empty.
 *
 * @param street number, street and unit
 * @param city the city
 * @param state the state, by code or name
 * @param postalCode the ZIP code, with its last four digits if they are there
 */
public record PostalAddress(String street, String city, String state, String postalCode) {}
