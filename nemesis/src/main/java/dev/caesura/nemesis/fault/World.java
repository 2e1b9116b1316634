package dev.caesura.nemesis.fault;

import dev.caesura.nemesis.lab.Lab;
import dev.caesura.nemesis.load.Contacts;
import dev.caesura.nemesis.load.Provider;

/**
 * What faults are done to.
 *
 * @param lab the system
 * @param contacts who write to it
 * @param provider what it calls
 */
public record World(Lab lab, Contacts contacts, Provider provider) {}
