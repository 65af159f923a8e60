// The unit-test builder takes its build options from an application, which no spec runs.
export {};
