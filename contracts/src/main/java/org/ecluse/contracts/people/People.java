package org.ecluse.contracts.people;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.store.StoreUnavailable;

/** Keeps persons and their acts. Every method throws {@link StoreUnavailable} when the store does not answer. */
public interface People {
    /** @return false when there is or was somebody of that name: whose acts are on record is not somebody else later */
    boolean add(Person person, String keyHash);

    /** @return false when there is nobody of that name. The key opens nothing from then on. */
    boolean remove(String name);

    /** @return false when there is nobody of that name */
    boolean changeRole(String name, PersonRole role);

    /** Whose key has this hash; nobody's when removed. */
    Optional<Person> byKey(String keyHash);

    /** Those who may do something now, by name. */
    List<Person> all();

    /** Adds to the record, which only grows. */
    void record(Act act);

    /** The newest first. */
    List<Act> acts(int limit);
}
