package dev.caesura.local;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The console as a test uses it: by the names that people see and hear. */
final class ConsolePage implements AutoCloseable {

    private final Page page;
    private final String address;

    /** Signs in to the demo's console. */
    ConsolePage(Page page, Demo demo) {
        this(page, demo.console().toString(), demo.password());
    }

    /** Signs in as the demo's user. */
    ConsolePage(Page page, String address, String password) {
        this.page = page;
        this.address = address;
        page.navigate(address);
        page.getByLabel("Name").fill(Demo.USER);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
        page.getByText("Live", new Page.GetByTextOptions().setExact(true)).waitFor();
    }

    Page page() {
        return page;
    }

    void view(String name) {
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    void conversation(String contact) {
        page.navigate(address + "#conversations/" + "web:demo:" + contact);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The button of the question that is open. */
    void confirm(String name) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator section(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Override
    public void close() {
        page.context().close();
    }
}
