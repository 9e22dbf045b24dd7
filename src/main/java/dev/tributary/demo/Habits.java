package dev.tributary.demo;

/**
 * How a source keeps its records: shares from 0 to 1.
 *
 * @param customers who are in the source at all
 * @param doubled of these, who are there more than once
 * @param workMail of the addresses given, those of the employer
 * @param nickname of those who have one, those who go by it
 * @param lastFirst names written "Last, First"
 */
record Habits(
    double customers,
    double doubled,
    double mailMissing,
    double phoneMissing,
    double firstMissing,
    double lastMissing,
    double workMail,
    double nickname,
    double typo,
    double initial,
    double upper,
    double lower,
    double lastFirst) {}
