package dev.tributary.demo;

import java.util.Map;

/**
 * A record in the making: what it says, and what that means.
 *
 * @param number its number in its source, or -1 while it has none
 * @param createdSeconds when the source made it
 * @param touchedSeconds when it was last changed or used
 * @param particulars columns that say nothing about who it is
 */
record Draft(
    DemoSource source,
    long number,
    NameForm name,
    Written mail,
    Written phone,
    Written company,
    String address,
    long createdSeconds,
    long touchedSeconds,
    Map<String, String> particulars) {

  Draft withNumber(long newNumber) {
    return new Draft(
        source,
        newNumber,
        name,
        mail,
        phone,
        company,
        address,
        createdSeconds,
        touchedSeconds,
        particulars);
  }

  Draft withName(NameForm newName) {
    return with(newName, mail, phone, company, touchedSeconds);
  }

  Draft withMail(Written newMail) {
    return with(name, newMail, phone, company, touchedSeconds);
  }

  Draft withPhone(Written newPhone) {
    return with(name, mail, newPhone, company, touchedSeconds);
  }

  Draft withCompany(Written newCompany) {
    return with(name, mail, phone, newCompany, touchedSeconds);
  }

  Draft touched(long seconds) {
    return with(name, mail, phone, company, seconds);
  }

  /** The same record, made and last changed at a given moment. */
  Draft createdAt(long seconds) {
    return new Draft(
        source, number, name, mail, phone, company, address, seconds, seconds, particulars);
  }

  /** The mailbox of a role stays where it is: it is there on purpose. */
  boolean hasRoleMailbox() {
    return mail.clarity() == Clarity.VOID && !mail.meaning().isEmpty();
  }

  private Draft with(
      NameForm newName, Written newMail, Written newPhone, Written newCompany, long touched) {
    return new Draft(
        source,
        number,
        newName,
        newMail,
        newPhone,
        newCompany,
        address,
        createdSeconds,
        touched,
        particulars);
  }
}
