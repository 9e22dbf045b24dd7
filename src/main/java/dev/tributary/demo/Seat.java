package dev.tributary.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person while the community is being planned. */
final class Seat {
  final long entity;
  final Company company;
  FullName name;
  Place home;
  String address;
  String homePhone = "";
  String roleMailbox = "";
  boolean inTrap;
  @Nullable Company nextCompany;
  long jobChangeSeconds;

  Seat(long entity, FullName name, Company company, Place home, String address) {
    this.entity = entity;
    this.name = name;
    this.company = company;
    this.home = home;
    this.address = address;
  }

  Person person(World world) {
    List<Job> jobs = new ArrayList<>();
    jobs.add(new Job(company, AddressBook.workMail(name, company), 0));
    if (nextCompany != null) {
      jobs.add(new Job(nextCompany, AddressBook.workMail(name, nextCompany), jobChangeSeconds));
    }
    AddressBook book = world.addressBook();
    String privateMail = book.privateMail(name, entity, 0);
    String mobile = book.phone(entity, 0);
    return new Person(
        entity, name, jobs, privateMail, mobile, homePhone, roleMailbox, address, inTrap);
  }
}
