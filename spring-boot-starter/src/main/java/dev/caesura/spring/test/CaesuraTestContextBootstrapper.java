package dev.caesura.spring.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Starts the context of a {@link CaesuraTest}. */
final class CaesuraTestContextBootstrapper extends TestSliceTestContextBootstrapper<CaesuraTest> {}
