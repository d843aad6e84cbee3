// Graphics drivers are loaded and unloaded by the libraries that use them. Linked into sanitized programs, this
// keeps them loaded, so that the leaks found at the end can be told to be theirs by their names (leaks.supp).
extern "C" int dlclose(void*) {
    return 0;
}
