package dev.caesura.nemesis.fault;

import dev.caesura.nemesis.lab.Lab;
import dev.caesura.nemesis.load.Contacts;
import dev.caesura.nemesis.load.Provider;

/**
 * The targets of faults.
 *
 * @param lab the system
 * @param contacts the contacts who write to it
 * @param provider the provider that it calls
 */
public record World(Lab lab, Contacts contacts, Provider provider) {}
