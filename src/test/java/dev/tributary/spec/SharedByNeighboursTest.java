package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedByNeighboursTest {
  @ParameterizedTest
  @CsvSource({
    "first_name, name, 0.02",
    "given_name, given_name, 0.02",
    "rufname, nickname, 0.02",
    "surname, name, 0.6",
    "LAST_NAME, name, 0.6",
    "home_city, generic, 0.9",
    "address, address, 0.9",
    "plz, postal_code, 0.9",
    "contact, phone, 0.6",
    "mobile, digits, 0.6",
    "email, email, 0.2",
    "employer, company, 0.8",
    "company_name, company, 0.005",
    "date_of_birth, date, 0.005",
    "insurance_no, digits, 0.005",
    "title, words, 0.005",
    "firstName, name, 0.02",
    "lastname, name, 0.6",
    "PRIMARY_NAME_LAST, name, 0.6",
    "homeCity2, generic, 0.9",
    "address_line, generic, 0.9",
    "email_address, generic, 0.2",
    "employer_phone, generic, 0.6",
    "workplace_email, email, 0.2",
    "street, given_name, 0.02",
    "town_since, date, 0.005",
    "capacity, number, 0.005",
    "automobile_vin, generic, 0.005",
    "workplace, generic, 0.005",
    "placement, generic, 0.005"
  })
  void followsWhatTheNormaliserSaysAndThenTheWordsOfTheName(
      String attribute, String normaliser, double shared) {
    assertThat(SharedByNeighbours.of(attribute, normaliser)).isEqualTo(shared);
  }
}
