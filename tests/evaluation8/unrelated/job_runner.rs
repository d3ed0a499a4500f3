use std::{thread, time::Duration};

#[derive(Debug, PartialEq)]
enum Status {
    Pending,
    Completed,
    Cancelled,
}

fn poll(tick: u32) -> Status {
    match tick {
        0..=3 => Status::Pending,
        4 => Status::Completed,
        _ => Status::Cancelled,
    }
}

fn main() {
    let mut tick = 0;
    while poll(tick) == Status::Pending {
        println!("{:?}", poll(tick));
        thread::sleep(Duration::from_millis(5));
        tick += 1;
    }
}
