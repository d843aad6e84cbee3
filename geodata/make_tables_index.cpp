// Makes the index of the bundled places at build time, so that no start of Bearing has to.
// usage: make_tables_index FILE
#include <exception>
#include <iostream>

#include "gazetteer/tables_index.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: make_tables_index FILE\n";
        return 2;
    }
    try {
        bearing::write_tables_index(argv[1]);
    } catch (const std::exception& error) {
        std::cerr << "make_tables_index: " << error.what() << '\n';
        return 1;
    }
}
